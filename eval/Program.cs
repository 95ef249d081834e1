using System.CommandLine;
using GuidanceQa.Eval.Commands;

// The evaluation's command line: README.md says what each verb is for.
RootCommand root = new("Measures GuidanceQa: offline, against the source text.")
{
    RunCommand.Create(),
    CompareCommand.Create(),
    ReportCommand.Create(),
    ImportCommand.Create(),
    AcceptCommand.Create(),
    AddCommand.Create(),
    DamageCommand.Create(),
    QuotesCommand.Create(),
    HostileCommand.Create(),
    BenchCommand.Create(),
    TranscriptsCommand.Create(),
};
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();

// 1 says that a gate failed; what cannot be read never got to one.
return parsed.Errors.Count > 0 ? CommandRun.HarnessFailed : code;
