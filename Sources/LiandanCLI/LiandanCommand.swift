import ArgumentParser
import Interchange
import LedgerCrypto
import LedgerLog

/// The command `liandan`.
@main
struct LiandanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "liandan",
        abstract: say(
            "危险废物转移联单和一物一码的账本：只增不改，人人可验",
            "A ledger of hazardous-waste manifests and item codes that only grows and anyone can check"
        ),
        discussion: say(
            """
            退出码: 0 完成; 1 被规则拒绝、审计不通过或有到期事项; 2 用法错误; 3 找不到; 4 不允许; 5 忙或不可达，可重试; 70 程序故障。
            默认值来自 LIANDAN_LEDGER、LIANDAN_KEY、LIANDAN_TRUST、LIANDAN_OPERATOR_KEY 和当前目录的 liandan.json。
            """,
            """
            Exit status: 0 done; 1 refused by a rule, an audit failed, or something is due; 2 usage; 3 not found; 4 not allowed; \
            5 busy or unreachable, safe to try again; 70 a fault of ours.
            Defaults come from LIANDAN_LEDGER, LIANDAN_KEY, LIANDAN_TRUST, LIANDAN_OPERATOR_KEY \
            and the file liandan.json in the present folder.
            """
        ),
        version: "0.1.0",
        subcommands: nouns(in: CommandLine.arguments)
    )

    @OptionGroup var common: CommonOptions
    /// Taken before a noun as well as behind it, but said where it is of use.
    @OptionGroup(visibility: .hidden) var signing: SigningOptions

    private static let all: [any ParsableCommand.Type] = [
        InitCommand.self, TrustCommand.self, KeyCommand.self, PartyCommand.self,
        SiteCommand.self, FacilityCommand.self, InstitutionCommand.self, LicenceCommand.self,
        VehicleCommand.self, BinCommand.self,
        PlanCommand.self,
        ContractCommand.self, InsuranceCommand.self, ApprovalCommand.self,
        ExemptionCommand.self, EmergencyCommand.self, DelegateCommand.self, NumbersCommand.self,
        RegulationCommand.self, ItemCommand.self, WardCommand.self, ManifestCommand.self,
        TripCommand.self,
        IncidentCommand.self, CorrectCommand.self, TreatCommand.self, AccountCommand.self,
        StockCommand.self, BulkCommand.self, RecordCommand.self, StreamCommand.self,
        FigureCommand.self, IndicatorCommand.self,
        InboxCommand.self, DueCommand.self, SealCommand.self,
        SubmitCommand.self, ReceiptCommand.self, AuditCommand.self, CheckpointCommand.self,
        WitnessCommand.self,
        ProveCommand.self, VerifyCommand.self, ExportCommand.self, RoadsideCommand.self,
        BackupCommand.self, RestoreCommand.self,
        RuleCommand.self, ConformCommand.self, SimulateCommand.self,
    ]

    /// The nouns that are named, or all if none is.
    ///
    /// The parser reflects on every command it is given, which for all of them takes longer than
    /// most commands run.
    private static func nouns(in arguments: [String]) -> [any ParsableCommand.Type] {
        let named = all.filter { arguments.contains($0.configuration.commandName ?? "") }
        return named.isEmpty ? all : named
    }

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            end(with: error)
        }
    }

    /// Says what went wrong, and exits.
    private static func end(with error: any Error) -> Never {
        if let status = error as? Ended { exit(status.status) }
        let code = exitCode(for: error)
        if code.isSuccess {
            Terminal.print(HelpText.translated(fullMessage(for: error)))
            exit(.done)
        }
        if code == .validationFailure {
            ErrorText.show(usage: HelpText.translated(fullMessage(for: error)))
            exit(.usage)
        }
        let status = ExitStatus(error)
        ErrorText.show(error, status)
        exit(status)
    }

    private static func exit(_ status: ExitStatus) -> Never {
        LiandanCommand.exit(withError: ExitCode(status.rawValue))
    }
}

/// Thrown by a command that has said all there is to say.
struct Ended: Error {
    let status: ExitStatus
}
