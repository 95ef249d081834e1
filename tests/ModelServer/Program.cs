using System.Globalization;
using System.Runtime.InteropServices;
using GuidanceQa.ModelServer;

// For trying things out by hand: `dotnet run --project tests/ModelServer -- 11434`, then any behaviour as the first part of the path.
var port = args is [var first, ..] ? int.Parse(first, CultureInfo.InvariantCulture) : 0;
await using var server = await ScriptedServer.StartAsync(port);
Console.WriteLine($"A scripted model at {server.Address}BEHAVIOUR/v1/ (OpenAI) and {server.Address}BEHAVIOUR/ (Ollama). Behaviours: {string.Join(", ", Behaviours.All)}");
TaskCompletionSource end = new();
using var asked = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var pressed = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
await end.Task;

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    end.TrySetResult();
}
