internal import Change
internal import Foundation
internal import Store

/// What a witness file says: the last change of its own that a store let out.
struct Witness: Hashable {
  var seq: Int64
  var hash: ChangeHash

  private static let heading = "ferrule witness 0"

  /// Reads a file; nil if there is none or it says nothing readable.
  static func read(_ path: String) -> Witness? {
    guard FileKind.at(path) == .file, let data = FileManager.default.contents(atPath: path),
      data.count < 1_000
    else { return nil }
    let words = String(decoding: data, as: UTF8.self).split { $0 == "\n" || $0 == " " }
    guard words.prefix(3).joined(separator: " ") == heading, words.count == 5,
      let seq = Int64(words[3]), seq > 0, let hash = ChangeHash(hex: words[4])
    else { return nil }
    return Witness(seq: seq, hash: hash)
  }

  /// Writes the file, and waits until the disk has it.
  func write(to path: String, in folder: WitnessFolder) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder.path, withIntermediateDirectories: true)
      try FileWriting.write(Array("\(Self.heading)\n\(seq) \(hash)\n".utf8), to: path)
    } catch {
      throw SyncError(
        .cannotWrite,
        "The witness \(path) cannot be written. No bundle was made.",
        next: "XDG_STATE_HOME=FOLDER ferrule sync export")
    }
  }

  /// Holds what is about to leave the store against the witness, and raises it.
  static func raise(
    of view: StoreView, in folder: WitnessFolder
  ) throws -> ExportReport.WitnessState {
    let own = try view.chainEnds().filter { $0.device == view.identity.device }
    guard let last = own.max(by: { $0.seq < $1.seq }) else { return .nothingToSay }
    let path = folder.file(of: view.identity)
    let before = read(path)
    if let before, try view.isApplied(before.hash) != true {
      // The store let a change out that it does not have now: it was set back. The witness keeps
      // the higher number.
      if before.seq >= last.seq { return .storeWasSetBack(letOut: before.seq, has: last.seq) }
      try Witness(seq: last.seq, hash: last.hash).write(to: path, in: folder)
      return .storeWasSetBack(letOut: before.seq, has: last.seq)
    }
    let now = Witness(seq: last.seq, hash: last.hash)
    if before != now { try now.write(to: path, in: folder) }
    return .agrees
  }
}
