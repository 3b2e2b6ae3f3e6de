internal import GRDB

extension Store {
  /// Counts the facts that share an id with another one: a person has to decide, nothing is damaged.
  func checkIDs(_ note: (String, Bool, String) -> Void) throws {
    let open = try read { try $0.disagreementCounts().sameIDs }
    note(
      "ids", true,
      open == 0
        ? "No id of a fact waits for a decision."
        : "\(open) \(open == 1 ? "id stands" : "ids stand") for two facts, written by a copied "
          + "laptop: ferrule conflicts.")
  }
}
