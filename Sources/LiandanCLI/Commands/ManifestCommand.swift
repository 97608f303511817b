import ArgumentParser
import WasteDomain

/// Manifests 联单.
struct ManifestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manifest",
        abstract: say(
            "联单: 填发、交付、装车、起运、运抵、接收、出具意见，以及其间的一切变化",
            "Manifests: issue, release, load, depart, arrive, receive, decide, and all between"
        ),
        subcommands: [
            ManifestIssueCommand.self, ManifestAmendCommand.self, Cancel.self,
            ManifestReleaseCommand.self, ManifestConfirmCommand.self, Recall.self,
            ManifestLoadCommand.self,
            ManifestRefuseLoadCommand.self, Unload.self, TakeBack.self,
            ManifestDepartCommand.self, ManifestChangeVehicleCommand.self,
            ManifestRelayCommand.self, ManifestObserveCommand.self, ManifestArriveCommand.self,
            ManifestReceiveCommand.self, ManifestDiscrepancyCommand.self,
            ManifestInformCommand.self, ManifestDecideCommand.self, ManifestReturnCommand.self,
            ManifestRedirectCommand.self, Freeze.self, Unfreeze.self, ManifestNoteCommand.self,
            ManifestShowCommand.self, ManifestListCommand.self, ManifestFateCommand.self,
            ManifestReconcileCommand.self,
            ManifestPrintCommand.self, ManifestSheetCommand.self,
            ManifestSheetsCommand.self,
        ]
    )

    /// A manifest, and why something is stated of it.
    struct Target: ParsableArguments {
        @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
        var manifest: String

        @Option(help: ArgumentHelp(say("事由", "Reason")))
        var reason: String
    }

    struct Cancel: ReasonCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "作废还没有交付的联单；编号不再使用",
                "Cancel a manifest that was not released; its number is burnt"
            )
        )
        static let kind = EventKind.manifestCancelled

        @OptionGroup var target: Target
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions
    }

    struct Recall: ReasonCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "移出人撤回交付，例如车没有来",
                "The consignor takes its release back: the truck never came"
            )
        )
        static let kind = EventKind.manifestRecalled

        @OptionGroup var target: Target
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions
    }

    struct Unload: ReasonCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "起运前承运人卸回（一半；另一半是 take-back）",
                "The carrier puts the load down again before it left: its half (the other: take-back)"
            )
        )
        static let kind = EventKind.manifestUnloaded

        @OptionGroup var target: Target
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions
    }

    struct TakeBack: ReasonCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "起运前移出人取回（一半；另一半是 unload）",
                "The consignor takes the load back before it left: its half (the other: unload)"
            )
        )
        static let kind = EventKind.manifestTakenBack

        @OptionGroup var target: Target
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions
    }

    struct Freeze: ReasonCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "主管部门冻结联单；之后只能陈述事实和更正",
                "The authority freezes a manifest: then only facts and corrections follow"
            )
        )
        static let kind = EventKind.manifestFrozen

        @OptionGroup var target: Target
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions
    }

    struct Unfreeze: ReasonCommand {
        static let configuration = CommandConfiguration(
            abstract: say("主管部门解冻联单", "The authority frees a manifest it froze")
        )
        static let kind = EventKind.manifestUnfrozen

        @OptionGroup var target: Target
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions
    }
}
