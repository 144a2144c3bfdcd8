/** The rate of the sound that is analysed, and of the envelopes that come out. */

/** Hz. */
export const ANALYSIS_RATE = 22_050

/** Samples that one value of an envelope sums up, about 0.05 s. */
export const ENVELOPE_HOP = 1100
