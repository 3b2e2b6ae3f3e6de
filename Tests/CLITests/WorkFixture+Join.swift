import Testing

extension WorkFixture {
  /// Another laptop of the site, for which the first store has vouched; both know it.
  func join(_ store: String, laptop: String? = nil) throws {
    let name = laptop.map { ["--laptop", $0] } ?? []
    try need(["sync", "export", "-o", "before.bundle"])
    try need(["init", store, "--from", "before.bundle"] + name)
    try vouch(for: store)
  }

  /// The first store vouches for one that was made from a bundle of the site.
  func vouch(for store: String) throws {
    try need(["join", "request", "-o", "\(store).join"], store)
    // Laptops without a name of their own all have that of the machine.
    try need(["join", "grant", "\(store).join", "--same-name"])
    try need(["sync", "export", "-o", "vouched.bundle"])
    try need(["join", "finish", "vouched.bundle"], store)
  }

  private func need(_ arguments: [String], _ store: String = "elm.ferrule") throws {
    let run = try run(arguments, store: store)
    try #require(run.status == 0, "\(arguments): \(run.error)")
  }
}
