/// What a part is that has no record yet.
enum NewPartKind: String, CaseIterable {
  case module
  case cable
}
