using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace GuidanceQa.QaApi.Tests.Http;

/// <summary>The real program in a process of its own, on a free port of this machine, with data and index folders of its own.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly string[] _settings;
    private Process? _process;

    public ServerProcess(string corpus, params string[] settings)
    {
        _settings = settings;
        Corpus = corpus;
        Root = Directory.CreateTempSubdirectory("server-").FullName;
        Port = FreePort();
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}"), Timeout = TimeSpan.FromSeconds(30) };
    }

    public string Corpus { get; }

    public string Root { get; }

    public int Port { get; }

    public HttpClient Client { get; }

    public StringBuilder Output { get; } = new();

    public int? ExitCode => _process is { HasExited: true } ended ? ended.ExitCode : null;

    public void Start()
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Root };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "GuidanceQa.QaApi.dll"), $"--Urls=http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}", $"--Corpus:Path={Corpus}", "--Index:Path=index", "--Data:Path=data", .. _settings,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Waits until the server answers 200 on a health route; long enough for a busy machine.</summary>
    public async Task<ServerProcess> ReadyAsync(string route = "/health/ready")
    {
        var give = Stopwatch.StartNew();
        while (give.Elapsed < TimeSpan.FromMinutes(4))
        {
            try
            {
                using var response = await Client.GetAsync(route);
                if (response.IsSuccessStatusCode)
                {
                    return this;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            if (_process is { HasExited: true })
            {
                break;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"The server was not ready:\n{Output}");
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary><c>SIGTERM</c>; waits for the end.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", $"-TERM {_process!.Id.ToString(CultureInfo.InvariantCulture)}");
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    public Task WaitForExitAsync() => _process!.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));

    public async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string path, object body) => await ReadAsync(await Client.PostAsync(path, JsonContent.Create(body)));

    public async Task<(HttpStatusCode Status, JsonNode Body)> PostRawAsync(string path, string body, string type = "application/json") =>
        await ReadAsync(await Client.PostAsync(path, new StringContent(body, Encoding.UTF8, type)));

    public async Task<(HttpStatusCode Status, JsonNode Body)> GetAsync(string path) => await ReadAsync(await Client.GetAsync(path));

    public async Task<string> ConversationAsync() => (string)(await PostAsync("/api/v1/conversations", new { })).Body["id"]!;

    public static async Task<(HttpStatusCode Status, JsonNode Body)> ReadAsync(HttpResponseMessage response) =>
        (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (Output)
        {
            Output.AppendLine(line.Data);
        }
    }
}
