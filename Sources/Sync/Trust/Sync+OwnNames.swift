internal import Change
internal import Store

/// What others say of this laptop's own changes.
extension Sync {
  /// Those of the names that are of this laptop.
  static func own(_ names: [ChangeName], _ view: StoreView) -> [ChangeName] {
    names.filter { $0.device == view.identity.device }
  }

  /// Those of the names that are of this laptop, without any proof: the change is not here, and no head
  /// of it or a later one that this laptop signed and that is not here either.
  ///
  /// Such a name is no more than its teller's word: anybody of the site can write any number.
  static func unproven(_ names: [ChangeName], _ view: StoreView) throws -> Set<ChangeName> {
    let absent = try own(names, view).filter { try view.isApplied($0.hash) == nil }
    guard !absent.isEmpty else { return [] }
    // A head of a change that is not here is remembered as what its own laptop named.
    let heads = try view.heads().map(\.name)
    let remembered = try view.namedChanges(by: view.identity.device).map(\.name)
    let signed = try own(heads + remembered, view)
      .filter { try view.isApplied($0.hash) == nil }.map(\.seq).max()
    return Set(absent.filter { $0.seq > signed ?? 0 })
  }
}
