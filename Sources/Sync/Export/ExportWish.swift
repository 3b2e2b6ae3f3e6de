/// How a bundle shall be written.
public struct ExportWish: Hashable, Sendable {
  /// Whether one laptop only shall be able to open it.
  public enum Sealing: Hashable, Sendable {
    /// If the site's rule `seal-bundles` says so.
    case asRuled
    /// Sealed, whatever the rule says.
    case sealed
    /// For all to read, whatever the rule says.
    case plain
  }

  /// Whether it is sealed.
  public var sealing: Sealing
  /// Which pictures go along; nil means those of the site's rule `bundle-images`, and of a bundle for anyone
  /// only those the central store is not proved to have.
  public var images: ImageChoice?
  /// The most bytes the pictures may make it have; nil if it may have any size.
  ///
  /// Changes are never left out.
  public var limitBytes: Int64?

  /// A wish; what is left out follows the site's rules.
  public init(
    sealing: Sealing = .asRuled, images: ImageChoice? = nil, limitBytes: Int64? = nil
  ) {
    self.sealing = sealing
    self.images = images
    self.limitBytes = limitBytes
  }
}
