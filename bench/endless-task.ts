/** What only the end of its thread stops. */
export default function endlessTask(): never {
  for (;;);
}
