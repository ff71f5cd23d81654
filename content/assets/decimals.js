// @ts-check
// Decimal numbers as they are written, compared digit by digit.

/** @param {string} text */
const placesOf = (text) => text.split(".")[1]?.length ?? 0;

/**
 * Returns how to read each of some numbers as a whole multiple of one small unit, so that no digit is lost.
 *
 * @param {readonly string[]} texts
 * @returns {(text: string) => bigint}
 */
export const exactly = (texts) => {
  const places = texts.reduce((most, text) => Math.max(most, placesOf(text)), 0);
  return (text) => {
    const [front, back = ""] = text.split(".");
    return BigInt(front + back.padEnd(places, "0"));
  };
};
