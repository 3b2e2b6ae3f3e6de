internal import Change
internal import Store

/// Chooses the pictures of a bundle.
struct ImageSelection {
  /// Who shall get them.
  enum Target {
    /// A store that was heard: what it wants, and what the changes it lacks name.
    case store(StoreVector, known: [ChangeHash])
    /// A store of which nothing is known, or whoever reads it: everything.
    case unknown
    /// Whoever brings it home: what the central store is not proved to have.
    case home(StoreVector, known: [ChangeHash])
    /// Nobody.
    case nobody
  }

  /// Those it chose, looks that failed first.
  let images: [SharedImage]
  private let receipt: ImageReceipt

  init(_ choice: ImageChoice, for target: Target, _ view: StoreView) throws {
    let known: [ChangeHash]
    switch target {
    case .store(let vector, let seen), .home(let vector, let seen):
      (receipt, known) = (ImageReceipt(vector), seen)
    case .unknown, .nobody: (receipt, known) = (ImageReceipt(StoreVector()), [])
    }
    guard choice != .none else {
      images = []
      return
    }
    let receipt = receipt
    let chosen = try view.sharedImages(notSeenBy: known).filter { image in
      guard choice == .all || image.isFailed else { return false }
      return switch target {
      case .store: image.isNews || receipt.wants(image)
      case .home: !receipt.confirms(image)
      case .unknown: true
      case .nobody: false
      }
    }
    images = chosen.filter(\.isFailed) + chosen.filter { !$0.isFailed }
  }

  /// The pieces of a picture that the other store has not.
  func pieces(_ image: SharedImage, _ bytes: [UInt8]) -> [ImagePiece] {
    ImagePiece.of(bytes, image: image.image).filter { !receipt.holds($0.number, of: $0.image) }
  }
}
