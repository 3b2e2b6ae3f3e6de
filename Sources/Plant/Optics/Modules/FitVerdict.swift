/// Whether a part fits where it goes in, as far as is recorded.
public enum FitVerdict: String, Hashable, Sendable {
  case fits = "FITS"
  case misfits = "DOES NOT FIT"
  case notKnown = "NOT KNOWN"
}
