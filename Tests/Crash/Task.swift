/// An errand made ready: the call, and what must hold after it, however it ended.
struct Task {
  var errand: Errand
  var call: Call
  /// The store that must be well afterwards, if it is there.
  var store: String
  /// Whether that store was made for this task alone.
  var isOwn = false
  /// Whether it is refused when it is done already.
  var isOnce = false
  /// Words that come into the dump together or not at all.
  var wholes: [Set<String>] = []
  /// The most questions to the operations centre the call asks; 0 if it asks none.
  var asks = 0
  /// A file or folder that appears whole or not at all.
  var makes: Made?
  /// What the text printed so far promises.
  var promises: (String) -> Promise = { _ in Promise() }

  /// What a task makes outside the store it works on.
  enum Made {
    case bundle(String)
    /// A store, and the laptops it has heard of from the start.
    case store(String, heardOf: [String])
    case text(String, String)
    case backup(String)
    case snapshot(String)
    /// A bundle that is sealed for Ana.
    case sealed(String)

    var name: String {
      switch self {
      case .bundle(let name), .store(let name, _), .text(let name, _), .backup(let name),
        .snapshot(let name), .sealed(let name):
        name
      }
    }
  }
}
