using System.CommandLine;
using GuidanceQa.Eval;

// The evaluation's command line. Today it has one verb, bench; the suites come next (README.md says what is not there yet).
RootCommand root = new("Measures GuidanceQa.") { BenchCommand.Create() };
return await root.Parse(args).InvokeAsync();
