using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Models;

namespace GuidanceQa.QaApi.Http;

/// <summary>The composers that this server offers: the one that needs no model, and each configured model under its name.</summary>
internal sealed class ModelList(ModelSettings settings, TimeProvider clock) : IDisposable
{
    public IReadOnlyList<ChatModel> Models { get; } = [.. settings.Models.Select(m => new ChatModel(m.Key, m.Value, clock))];

    public string Default => settings.Default;

    /// <summary>Proposes how a follow-up reads alone; null where none was configured for it.</summary>
    public ChatModel? Interpreter => settings.Interpreter is { } name ? Find(name) : null;

    public IEnumerable<MetaComposer> Composers =>
        Models.Select(m => new MetaComposer(m.Name, m.Name == Default, m.Health.IsHealthy)).Prepend(new MetaComposer(ExtractiveComposer.ComposerName, Default == ExtractiveComposer.ComposerName, true));

    /// <summary>What is wrong with models, in one text; null where nothing is. Answers are given all the same.</summary>
    public string? Faults => Models.Select(m => m.Health.Fault).OfType<string>().ToList() is { Count: > 0 } faults ? string.Join(' ', faults.Append("Questions for it are answered by the extractive composer.")) : null;

    public bool Offers(string composer) => composer == ExtractiveComposer.ComposerName || Find(composer) is not null;

    public string NameOf(Ask ask) => ask.Composer ?? Default;

    /// <summary>How much longer than usual an answer may take because a model has a part in it.</summary>
    public TimeSpan PatienceFor(Ask ask) => (Find(NameOf(ask))?.Patience ?? TimeSpan.Zero) + (ask.History.Count > 0 ? Interpreter?.Patience ?? TimeSpan.Zero : TimeSpan.Zero);

    public void Dispose()
    {
        foreach (var model in Models)
        {
            model.Dispose();
        }
    }

    private ChatModel? Find(string name) => Models.FirstOrDefault(m => m.Name == name);
}
