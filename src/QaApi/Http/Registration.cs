using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Conversations;
using GuidanceQa.QaApi.Models;
using Microsoft.Extensions.Options;

namespace GuidanceQa.QaApi.Http;

/// <summary>Registers the rooms with their options, each validated before anything starts.</summary>
internal static class Registration
{
    public static IServiceCollection AddRooms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        Add<CorpusOptions, CorpusOptionsValidator>(services, configuration, CorpusOptions.Section);
        Add<IndexOptions, IndexOptionsValidator>(services, configuration, IndexOptions.Section);
        Add<LimitsOptions, LimitsOptionsValidator>(services, configuration, LimitsOptions.Section);
        Add<DataOptions, DataOptionsValidator>(services, configuration, DataOptions.Section);
        Add<CrossOriginOptions, CrossOriginOptionsValidator>(services, configuration, CrossOriginOptions.Section);
        services.AddOptions<SafetyOptions>().Bind(configuration.GetSection(SafetyOptions.Section)).ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<SafetyOptions>>().Value);
        services.AddSingleton<IValidateOptions<ModelSettings>, ModelSettingsValidator>();
        services.AddOptions<ModelSettings>().Configure(settings => settings.Fill(configuration)).ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<ModelSettings>>().Value);
        services.AddSingleton<IValidateOptions<DenseSettings>, DenseSettingsValidator>();
        services.AddOptions<DenseSettings>().Configure(settings => settings.Fill(configuration)).ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<DenseSettings>>().Value);
        services.AddSingleton<ModelList>();
        services.AddHostedService<ModelWatch>();
        services.AddSingleton<ConversationStore>();
        services.AddSingleton<CorpusHost>();
        services.AddSingleton<AskReader>();
        services.AddSingleton<AnswerDelivery>();
        services.AddHostedService<CorpusStartup>();
        return services;
    }

    // Rooms receive the value, not the wrapper: options do not change while the server runs.
    private static void Add<TOptions, TValidator>(IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<TOptions>>().Value);
    }
}
