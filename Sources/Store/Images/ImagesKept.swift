/// What became of originals that were handed over to be kept.
public struct ImagesKept: Hashable, Sendable {
  /// How many are new here.
  public var added = 0
  /// How many were here already.
  public var known = 0
  /// How many were here with damaged bytes, which were replaced by these.
  public var mended = 0

  /// None so far.
  public init() {}
}
