/** Reads whole numbers from 0 on: base 32, the lowest digit first (`0` to `O`), the last digit of each from `P` on. */
export function numbersIn(text: string): number[] {
  const numbers: number[] = [];
  let [number, worth] = [0, 1];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isLast = code >= 80;
    number += (code - (isLast ? 80 : 48)) * worth;
    worth *= 32;
    if (!isLast) continue;
    numbers.push(number);
    [number, worth] = [0, 1];
  }
  return numbers;
}

/** Each number that comes is added to all before it. */
export function rising(steps: readonly number[]): number[] {
  let last = 0;
  return steps.map((step) => {
    last += step;
    return last;
  });
}

/** Numbers of either sign out of such from 0 on: 0, -1, 1, -2, 2 ... */
export function signed(numbers: readonly number[]): number[] {
  return numbers.map((number) => (number % 2 === 1 ? -(number + 1) / 2 : number / 2));
}
