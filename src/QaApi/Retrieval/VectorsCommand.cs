using System.Globalization;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Models;
using Spectre.Console;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary><c>vectors</c>: makes the vectors of a corpus with the configured embedding model, beside its index, which is built first where it is missing or old.</summary>
internal static class VectorsCommand
{
    public const string Name = "vectors";

    // EX_DATAERR, EX_UNAVAILABLE, EX_IOERR and EX_CONFIG of sysexits.h, and what a shell reports for a program that was interrupted.
    private const int CorpusFault = 65;
    private const int ModelFault = 69;
    private const int StorageFault = 74;
    private const int WrongSettings = 78;
    private const int Interrupted = 130;

    /// <param name="corpus">The folder of guidance.</param>
    /// <param name="folder">The folder of its index.</param>
    /// <param name="console">Gets the progress and, at the end, one line.</param>
    /// <param name="errors">Gets what is wrong, a line each.</param>
    /// <returns>The exit code: 0, 65 for faults of the corpus, 69 for a model that cannot be used, 74 for a disk, 78 for settings, 130 when interrupted.</returns>
    public static async Task<int> RunAsync(string corpus, string folder, DenseSettings settings, TimeProvider clock, IAnsiConsole console, TextWriter errors, CancellationToken cancel)
    {
        if (settings.Faults.Count > 0 || settings.Embeddings is null)
        {
            foreach (var fault in settings.Faults.DefaultIfEmpty($"{EmbeddingOptions.Section}:Provider is missing; expected one of {string.Join(", ", [.. ModelProviders.All, EmbeddingOptions.Onnx])}."))
            {
                await errors.WriteLineAsync($"Configuration: {fault}");
            }

            return WrongSettings;
        }

        try
        {
            using var index = IndexFolder.OpenOrBuild(corpus, folder, clock, sentence => console.WriteLine(sentence), cancel);
            using TextEmbedder embedder = new(settings.Embeddings, clock);
            var report = await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(progress =>
            {
                var task = progress.AddTask("Making vectors");
                return new VectorBuilder(index, folder, embedder).BuildAsync((done, all) => task.Value = 100.0 * done / all, cancel);
            });
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Vectors: {report.Made} made, {report.Kept} kept, {report.Dimensions} numbers each, {report.Bytes / 1024.0:N0} KB."));
            return 0;
        }
        catch (CorpusFormatException e)
        {
            foreach (var fault in e.Faults)
            {
                await errors.WriteLineAsync(fault.ToString());
            }

            return CorpusFault;
        }
        catch (ModelException e)
        {
            await errors.WriteLineAsync($"No vectors were written: {e.Message}. What was made is kept for the next run.");
            return ModelFault;
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("Interrupted: what was made is kept for the next run.");
            return Interrupted;
        }
        catch (Exception e) when (e is IndexBusyException or IndexUnwritableException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"No vectors were written: {e.Message}");
            return StorageFault;
        }
    }
}
