/// What the fields of a change must satisfy to have a canonical spelling at all.
enum ChangeRules {
  static func check(_ change: Change) throws(ChangeError) {
    guard change.seq >= 1 else { throw .outOfRange(.seq) }
    guard change.deps.count <= ChangeLimits.deps else { throw .outOfRange(.deps) }
    guard change.hlc >= 0, change.hlc <= HybridTime.maximum else { throw .outOfRange(.hlc) }
    guard change.schema >= 1, change.schema <= Int(Int32.max) else { throw .outOfRange(.schema) }
    guard change.body.count <= ChangeLimits.bodyBytes else { throw .outOfRange(.body) }
    for (index, dep) in change.deps.enumerated() {
      if index > 0, change.deps[index - 1] >= dep { throw .depsNotAscending }
      if dep == change.prev { throw .depsNamePrev }
    }
    guard change.author.utf8.count <= ChangeLimits.authorBytes else { throw .outOfRange(.author) }
    guard !change.author.unicodeScalars.contains(where: isControl) else {
      throw .controlCharacter(.author)
    }
    if let note = change.note {
      guard !note.isEmpty, note.utf8.count <= ChangeLimits.noteBytes else {
        throw .outOfRange(.note)
      }
      guard !note.unicodeScalars.contains(where: { isControl($0) && $0 != "\n" && $0 != "\t" })
      else { throw .controlCharacter(.note) }
    }
    switch (change.nonce, change.body.isEmpty) {
    case (nil, true): throw .nonceMissing
    case (.some, false): throw .nonceWithOperations
    case (nil, false), (.some, true): break
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }
}
