internal import Change
internal import GRDB

extension Store {
  /// What the key's file, the witness and the log say about copies of this store, for `doctor`.
  ///
  /// None of it is damage: the store parts from its copies by itself when it next writes.
  func copySentences(_ db: Database) throws -> [String] {
    var sentences: [String] = []
    if try isKeyAnotherFile(db) {
      sentences.append(
        "The folder was copied, put back or moved to another disk: its next write begins apart.")
    }
    switch try witness(db) {
    case nil: sentences.append("There is no place for a witness: set XDG_STATE_HOME or HOME.")
    case .missing?: sentences.append("No witness yet: the next export makes it.")
    case .unreadable?:
      sentences.append("Its witness cannot be read: the next export makes it anew.")
    case .says(let witness)?:
      sentences.append(try sentence(of: witness, sign(db, of: witness)))
    }
    let view = StoreView(db: db, catalogue: catalogue, identity: identity)
    for copied in try view.copiedDevices() {
      let isOwn = copied.device == identity.device
      sentences.append(
        "\(isOwn ? "This laptop" : "Device \(copied.device.description.prefix(8))") was copied or "
          + "set back: apart from change \(copied.fromSeq) on.")
    }
    return sentences
  }

  private func sentence(of witness: Witness, _ sign: CopySign?) -> String {
    let ending = "it was set back. Its next write begins apart."
    return switch sign {
    case .letOut(let seq)?: "It once let out change \(seq), which is not here: \(ending)"
    case .wroteBundle(let counter)?:
      "It once wrote bundle \(counter), which it does not know: \(ending)"
    case .otherFile?, .named?, nil:
      witness.last.map { "All that it let out is here, up to change \($0.seq)." }
        ?? "It let out no change of its own yet, and knows its \(witness.exports) bundles."
    }
  }
}
