/** What a script's task may be at its least. */
export default async () => 'done';
