internal import Change
internal import GRDB
internal import Plant

/// Who said something, when and on which laptop; each change is read from the log once.
final class AnswerAuthors {
  /// The head of a change.
  struct Author {
    var change: AppliedChange
    var name: String
    var device: DeviceID
    var laptop: String?
    var atMS: Int64
  }

  private let log: ChangeLog
  private let view: StoreView
  private let laptops: [DeviceID: String]
  private var known: [ChangeNumber: Author] = [:]

  init(_ view: StoreView, _ log: ChangeLog) throws {
    self.log = log
    self.view = view
    var laptops = [view.identity.device: view.identity.laptop]
    for peer in try view.peers() { laptops[peer.device] = peer.laptop }
    self.laptops = laptops
  }

  func author(_ number: ChangeNumber) throws -> Author {
    if let author = known[number] { return author }
    let sealed = try log.sealed(number)
    let author = Author(
      change: try log.applied(number), name: sealed.change.author, device: sealed.change.device,
      laptop: laptops[sealed.change.device], atMS: try view.shownMS(of: sealed.change))
    known[number] = author
    return author
  }

  /// Whether the author of one change had seen another.
  func covers(_ later: ChangeNumber, _ earlier: ChangeNumber) throws -> Bool {
    try log.covers(log.applied(later), log.applied(earlier).placement)
  }
}
