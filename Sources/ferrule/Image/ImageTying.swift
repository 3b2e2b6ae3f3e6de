import Interop
import Plant
import Store

/// What pictures are tied to, and what became of them.
struct ImageTying {
  /// A picture that was tied, or was already.
  struct Tied {
    var fact: ThingID?
    var entry: ImageIntake.Entry
    var fibre: Int?
  }

  let face: RecordedFace
  let inspection: ThingID?
  let cleaning: ThingID?
  /// When they were taken, by the scope's clock; nil takes the time of each file.
  let takenMS: Int64?
  let tip: String?
  /// Whether a picture that is tied to another look of the face is tied to this one too.
  let isLookSaid: Bool

  /// Drafts a fact for each picture that is not tied to this already.
  func record(
    _ entries: some Sequence<(ImageIntake.Entry, Int?)>, _ view: StoreView, _ draft: Draft
  ) throws -> [Tied] {
    let repair = try face.joint.flatMap { try RecordRepair.only(at: $0, view) }
    var known = Set(try view.imageTies(of: face.face).map(compared))
    return try entries.map { entry, fibre in
      let tie = ImageTie(sha256: entry.sha256, fibre: fibre, inspection: inspection)
      guard known.insert(compared(tie)).inserted else { return Tied(entry: entry, fibre: fibre) }
      let id = try draft.record(
        .image(
          FaceImage(
            sha256: entry.sha256, byteCount: Int64(entry.byteCount), format: entry.picture.format,
            name: entry.name, face: face.face, fibre: fibre, inspection: inspection,
            cleaning: cleaning, takenMS: takenMS ?? entry.writtenMS,
            widthPX: entry.picture.widthPX, heightPX: entry.picture.heightPX, tip: tip)),
        job: repair?.id)
      return Tied(fact: id, entry: entry, fibre: fibre)
    }
  }

  private func compared(_ tie: ImageTie) -> ImageTie {
    isLookSaid ? tie : ImageTie(sha256: tie.sha256, fibre: tie.fibre)
  }
}
