/** The check digit of card numbers, IMEI and ICCID. */

/** The check of ISO/IEC 7812 (Luhn), over all digits, the check digit included. */
export function luhn(digits: string): boolean {
  let sum = 0;
  let double = false;
  for (let at = digits.length - 1; at >= 0; at--) {
    const value = (digits.charCodeAt(at) - 48) * (double ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
    double = !double;
  }
  return sum % 10 === 0;
}
