extension ChangeError: CustomStringConvertible {
  /// One sentence that says what is wrong with the change.
  public var description: String {
    switch self {
    case .notAChange:
      "These bytes are not a change."
    case .unknownVersion(let version):
      "The change is written in format version \(version), which this program cannot read."
    case .unknownFlags(let flags):
      "The change has flags (\(flags)) that this program does not know."
    case .cutShort(let field):
      "The change ends inside its \(field.rawValue)."
    case .trailingBytes(let count):
      "\(count) bytes follow the end of the change."
    case .varintNotMinimal(let field):
      "A number in the change's \(field.rawValue) is not written in the fewest bytes."
    case .outOfRange(let field):
      "The change's \(field.rawValue) is outside its limits."
    case .textNotUTF8(let field):
      "The change's \(field.rawValue) is not UTF-8 text."
    case .controlCharacter(let field):
      "The change's \(field.rawValue) has a control character in it."
    case .depsNotAscending:
      "The change's dependencies are out of order or doubled."
    case .depsNamePrev:
      "The change's dependencies name the change before it."
    case .nonceMissing:
      "The change has no operations and no nonce."
    case .nonceWithOperations:
      "The change has operations and a nonce as well."
    case .otherSite(let site):
      "The change belongs to another site, \(site)."
    case .genesisMismatch:
      "The change's number and the hash of the change before it do not agree on where it begins."
    case .prevOfOtherDevice(let device):
      "The change continues a chain of another device, \(device)."
    case .seqDoesNotFollow(let seq, let prev):
      "The change has number \(seq), but the one before it has \(prev)."
    case .schemaNewer(let needed, let known):
      "The change needs schema \(needed), and this program has \(known): it waits for the upgrade."
    case .schemaNotSmallest(let declared, let needed):
      "The change declares schema \(declared), but what it names needs \(needed)."
    case .body(let error):
      error.description
    case .operation(let index, let table, let fault):
      "Operation \(index), on \(table): \(fault.description)"
    }
  }
}
