using System.Globalization;
using GuidanceQa.QaApi.Conversations;
using GuidanceQa.QaApi.Http;
using GuidanceQa.QaApi.Models;
using GuidanceQa.QaApi.Pages;
using GuidanceQa.QaApi.Retrieval;
using Microsoft.Extensions.Options;
using Serilog;
using Spectre.Console;

// The table of contents: services in the order of the flow, middleware from the outside in, routes by subject.
// Settings lie beside the program; paths in them are taken from where it is started.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
if (args is [{ Length: > 0 } word, ..] && !word.StartsWith('-') && !word.StartsWith('/') && !word.Contains('=', StringComparison.Ordinal) && word is not (QuestionsCommand.Name or VectorsCommand.Name))
{
    await Console.Error.WriteLineAsync($"There is no command `{word}`: say `{QuestionsCommand.Name}` or `{VectorsCommand.Name}`, or only settings to start the server.");
    return QuestionsCommand.WrongUsage;
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Configuration.AddSecrets();
if (args is [QuestionsCommand.Name, ..])
{
    return await QuestionsCommand.RunAsync(builder.Configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions(), Console.Out, Console.Error);
}

if (args is [VectorsCommand.Name, ..])
{
    using CancellationTokenSource stop = new();
    Console.CancelKeyPress += (_, key) =>
    {
        // What was made so far is still to be written.
        key.Cancel = true;
        stop.Cancel();
    };
    var (corpus, index) = (builder.Configuration.GetSection(CorpusOptions.Section).Get<CorpusOptions>() ?? new CorpusOptions(), builder.Configuration.GetSection(IndexOptions.Section).Get<IndexOptions>() ?? new IndexOptions());
    return await VectorsCommand.RunAsync(corpus.Path, index.Path, DenseSettings.Read(builder.Configuration), TimeProvider.System, AnsiConsole.Console, Console.Error, stop.Token);
}

builder.Services.AddSerilog(logging => logging.ReadFrom.Configuration(builder.Configuration));
builder.Services.AddRooms(builder.Configuration);
builder.Services.AddCrossOrigin();
builder.Services.AddRequestLimits();
builder.Services.AddDescription();
builder.Services.AddPages();
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, HttpJson.Default));
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
builder.WebHost.ConfigureKestrel(kestrel =>
{
    // Slow clients: headers within 10 s; bodies are read up to their own limit, which answers with a problem document.
    kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
    kestrel.AddServerHeader = false;
});

var app = builder.Build();
app.UseSerilogRequestLogging(logging => logging.GetLevel = RequestLevel.Of);
app.UseMiddleware<ProblemWriter>();
app.UseMiddleware<PageFaults>();
app.UseRouting();
app.UseCrossOrigin();
app.UseRateLimiter();
app.UseMiddleware<Admission>();
app.MapAnswers();
app.MapVerify();
app.MapConversations();
app.MapFeedback();
app.MapExport();
app.MapCorpus();
app.MapMeta();
app.MapDescription();
app.MapWidget();
app.MapPages();

try
{
    // Validated here, so that a wrong setting is one line and not the host's stack trace.
    app.Services.GetService<IStartupValidator>()?.Validate();
    await app.RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    foreach (var failure in e.Failures)
    {
        await Console.Error.WriteLineAsync($"Configuration: {failure}");
    }

    // EX_CONFIG of sysexits.h.
    return 78;
}
catch (InvalidOperationException e) when (e.InnerException is FormatException or ArgumentException or NotSupportedException or OverflowException && SettingFaults.Of(e) is not null)
{
    await Console.Error.WriteLineAsync($"Configuration: {SettingFaults.Of(e)}");
    return 78;
}
catch (IOException e)
{
    await Console.Error.WriteLineAsync($"The server could not start: {e.Message}");
    return 74;
}
