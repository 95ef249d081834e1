using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace GuidanceQa.QaApi.Http;

/// <summary>Keys that a person keeps with `dotnet user-secrets`: outside the repository, and read whatever the environment is called.</summary>
internal static class Secrets
{
    /// <summary>Before the environment and the command line, which go before them as they go before the settings file.</summary>
    public static void AddSecrets(this ConfigurationManager configuration)
    {
        var secrets = new ConfigurationBuilder().AddUserSecrets(typeof(Secrets).Assembly, optional: true).Sources;
        IList<IConfigurationSource> sources = configuration.Sources;
        var at = sources.ToList().FindLastIndex(s => s is EnvironmentVariablesConfigurationSource);
        foreach (var source in secrets)
        {
            sources.Insert(at < 0 ? sources.Count : at, source);
        }
    }
}
