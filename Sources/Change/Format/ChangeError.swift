/// Why a change is refused: the case is the code, the description says it in a sentence.
public enum ChangeError: Error, Hashable, Sendable {
  // The canonical spelling.

  /// The bytes do not begin as a change does.
  case notAChange
  /// The format version, an ASCII digit, is not one this program reads.
  case unknownVersion(UInt8)
  /// A flag is set that this version does not know.
  case unknownFlags(UInt8)
  /// The bytes end inside this part.
  case cutShort(ChangeField)
  /// This many bytes follow the end of the change.
  case trailingBytes(Int)
  /// An integer of this part is not written in the fewest bytes.
  case varintNotMinimal(ChangeField)
  /// A value or a length is outside the limits of this part.
  case outOfRange(ChangeField)
  /// The text of this part is not UTF-8, or has a NUL in it.
  case textNotUTF8(ChangeField)
  /// The text of this part has a control character in it.
  case controlCharacter(ChangeField)
  /// The dependencies are not in ascending order, or one is there twice.
  case depsNotAscending
  /// The dependencies name the change before, which goes without saying.
  case depsNamePrev
  /// A change has neither operations nor a nonce.
  case nonceMissing
  /// A change with operations has a nonce.
  case nonceWithOperations

  // The chain.

  /// The change belongs to another site.
  case otherSite(SiteID)
  /// The first change of a chain does not begin at its genesis, or a later one claims to.
  case genesisMismatch
  /// The change before is another device's.
  case prevOfOtherDevice(DeviceID)
  /// The number is not one more than that of the change before.
  case seqDoesNotFollow(seq: Int64, prev: Int64)

  // The schema and the operations.

  /// The change needs a newer schema than this program has: it must wait for the upgrade.
  case schemaNewer(needed: Int, known: Int)
  /// The declared schema is not the smallest that knows everything the change names.
  case schemaNotSmallest(declared: Int, needed: Int)
  /// The body is not a canonical changeset.
  case body(ChangesetError)
  /// An operation, counted from 0, breaks a rule of its table.
  case operation(Int, table: String, OperationFault)
}
