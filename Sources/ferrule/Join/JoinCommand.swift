import ArgumentParser

struct JoinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join",
    abstract: "Make a laptop one of the site, so that its bundles are taken.",
    subcommands: [JoinRequestVerb.self, JoinGrant.self, JoinFinish.self])
}
