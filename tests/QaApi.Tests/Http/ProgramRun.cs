using System.Diagnostics;

namespace GuidanceQa.QaApi.Tests.Http;

/// <summary>A run of the real program to its end, for commands and for starts that fail.</summary>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Said">What it wrote to standard error.</param>
internal sealed record ProgramRun(int Code, string Output, string Said)
{
    /// <param name="folder">Where it is started.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    public static async Task<ProgramRun> OfAsync(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var cancel = TestContext.Current.CancellationToken;
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "GuidanceQa.QaApi.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var said = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return new ProgramRun(process.ExitCode, await output, await said);
    }
}
