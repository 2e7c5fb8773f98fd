/** A number of a JSON body as Python reads it: `1` and `1.0` differ, and error texts quote them differently. */
export class PythonNumber {
  readonly value: number;
  readonly isFloat: boolean;
  /** How Python's `repr()` writes it. */
  readonly repr: string;

  /** @param literal as in the JSON text, or `NaN`, `Infinity`, `-Infinity` */
  constructor(literal: string) {
    this.value = Number(literal);
    this.isFloat = !/^-?\d+$/.test(literal);
    this.repr = this.isFloat ? floatRepr(this.value) : BigInt(literal).toString();
  }

  get isIntegral(): boolean {
    return !this.isFloat || Number.isInteger(this.value);
  }
}

/** Shortest digits, with an exponent below 1e-4 and from 1e16 on. */
function floatRepr(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const [mantissa = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (value !== 0 && (exponent < -4 || exponent >= 16)) {
    const size = String(Math.abs(exponent)).padStart(2, '0');
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${size}`;
  }
  const text =
    exponent < 0 ? value.toFixed(mantissa.replace(/\D/g, '').length - 1 - exponent) : String(value);
  return text.includes('.') ? text : `${text}.0`;
}
