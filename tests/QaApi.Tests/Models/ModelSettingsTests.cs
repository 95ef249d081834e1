using GuidanceQa.QaApi.Models;
using Microsoft.Extensions.Configuration;

namespace GuidanceQa.QaApi.Tests.Models;

/// <summary>What a configuration may say, and how a wrong one is told.</summary>
public sealed class ModelSettingsTests
{
    [Fact]
    public void Several_models_are_read_by_name()
    {
        var settings = Read(
            ("Models:small:Provider", "ollama"), ("Models:small:Model", "llama3.2"), ("Models:small:AllowPrivateAddress", "true"), ("Models:small:Temperature", ""),
            ("Models:big:Provider", "azure"), ("Models:big:Endpoint", "https://clinic.openai.azure.com/openai/v1/"), ("Models:big:Model", "gpt"), ("Models:big:Key", "k"), ("Models:big:Mode", "rewrite"),
            ("Composer:Default", "big"));

        Assert.Empty(settings.Faults);
        Assert.Equal(["big", "small"], settings.Models.Keys);
        Assert.Equal("big", settings.Default);
        Assert.Null(settings.Models["small"].Temperature);
        Assert.Equal(0, settings.Models["big"].Temperature);
        Assert.Equal(ModelModes.Rewrite, settings.Models["big"].Mode);
    }

    [Fact]
    public void Without_a_model_the_extractive_composer_is_the_default()
    {
        Assert.Equal(ModelSettings.Extractive, Read().Default);
        Assert.Empty(Read().Models);
    }

    [Theory]
    [InlineData("Provider", "chatgpt", "Models:m:Provider is none of these; expected one of openai, azure, compatible, ollama.")]
    [InlineData("Provider", "", "Models:m:Provider is missing; expected one of openai, azure, compatible, ollama.")]
    [InlineData("Model", "", "Models:m:Model is missing; expected the model's name at the provider.")]
    [InlineData("Key", "", "Models:m:Key is missing; set it in the environment as Models__m__Key.")]
    [InlineData("Key", "secret value", "Models:m:Key holds a character that no key has.")]
    [InlineData("Mode", "free", "Models:m:Mode is none of these; expected one of selection, rewrite.")]
    [InlineData("Output", "xml", "Models:m:Output is none of these; expected one of schema, json, none.")]
    [InlineData("Temperature", "hot", "Models:m:Temperature is not a number from 0 to 2.")]
    [InlineData("Temperature", "3", "Models:m:Temperature is not a number from 0 to 2.")]
    [InlineData("Seed", "x", "Models:m:Seed is not a whole number.")]
    [InlineData("AllowPrivateAddress", "maybe", "Models:m:AllowPrivateAddress is not true or false.")]
    [InlineData("AnswerSeconds", "0", "Models:m:AnswerSeconds is not a number from 1 to 600.")]
    [InlineData("AnswerTokens", "lots", "Models:m:AnswerTokens is not a number from 50 to 32000.")]
    [InlineData("Endpoint", "ftp://host/", "Models:m:Endpoint is no address of a server; expected one like https://host/v1/, without user, query or fragment.")]
    [InlineData("Endpoint", "https://user:secret@host/v1/", "Models:m:Endpoint is no address of a server; expected one like https://host/v1/, without user, query or fragment.")]
    [InlineData("Endpoint", "http://host/v1/", "Models:m:Endpoint is plain http; expected https, or AllowPrivateAddress=true for a server in a private network.")]
    [InlineData("Endpoint", "https://169.254.169.254/v1/", "Models:m:Endpoint is a private address; expected AllowPrivateAddress=true beside it.")]
    [InlineData("Endpoint", "https://localhost/v1/", "Models:m:Endpoint is a private address; expected AllowPrivateAddress=true beside it.")]
    public void A_wrong_setting_is_one_line_that_holds_no_value(string setting, string value, string line)
    {
        var settings = Read(("Models:m:Provider", "openai"), ("Models:m:Model", "gpt"), ("Models:m:Key", "secret"), ($"Models:m:{setting}", value));

        Assert.Contains(line, settings.Faults);
        Assert.DoesNotContain(settings.Faults, f => f.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Models:m:Modle", "gpt", "Models:m has no setting `Modle`")]
    [InlineData("Models:extractive:Model", "gpt", "Models:extractive: a model's name")]
    [InlineData("Models:a b:Model", "gpt", "Models:a b: a model's name")]
    [InlineData("Interpretation:Model", "gpt", "Interpretation:Model names `gpt`; expected nothing or one of the configured models (none).")]
    [InlineData("Composer:Default", "gpt", "Composer:Default names `gpt`; expected `extractive` or one of the configured models (none).")]
    public void A_name_that_is_not_known_is_told(string key, string value, string line) =>
        Assert.Contains(Read((key, value)).Faults, f => f.StartsWith(line, StringComparison.Ordinal));

    private static ModelSettings Read(params (string Key, string Value)[] values) =>
        ModelSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values.GroupBy(v => v.Key).Select(v => KeyValuePair.Create(v.Key, (string?)v.Last().Value))).Build());
}
