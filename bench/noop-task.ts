/** What both pools run when they measure a module of the user's. */
export default async function noopTask(): Promise<void> {}
