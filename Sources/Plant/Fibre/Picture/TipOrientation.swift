/// How a scope tip shows an end-face, beside what the eye would see.
///
/// A mirrored picture is left for right. A turned one is upside down, turned by half a turn, so that
/// it is left for right and top for bottom.
public enum TipOrientation: String, Hashable, Sendable, CaseIterable {
  case upright
  case mirrored
  case turned
  case mirroredAndTurned = "mirrored-and-turned"

  /// From the two columns of a tool.
  public init(isMirrored: Bool, isTurned: Bool) {
    switch (isMirrored, isTurned) {
    case (false, false): self = .upright
    case (true, false): self = .mirrored
    case (false, true): self = .turned
    case (true, true): self = .mirroredAndTurned
    }
  }

  /// From the picture of a plug whose end-face the eye would see key up, position 1 at the left:
  /// where position 1 and the key are in the picture.
  public init(first: PictureSide, key: PictureEdge) {
    self.init(isMirrored: (first == .right) != (key == .bottom), isTurned: key == .bottom)
  }

  /// Whether the picture is left for right for another reason than being turned.
  public var isMirrored: Bool { self == .mirrored || self == .mirroredAndTurned }

  /// Whether the picture is upside down.
  public var isTurned: Bool { self == .turned || self == .mirroredAndTurned }

  /// Whether what the eye sees at the left is at the right of the picture.
  public var swapsSides: Bool { isMirrored != isTurned }

  /// In words, such as `mirrored and turned`.
  public var text: String {
    switch self {
    case .upright: "upright"
    case .mirrored: "mirrored"
    case .turned: "turned"
    case .mirroredAndTurned: "mirrored and turned"
    }
  }
}
