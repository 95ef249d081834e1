using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace GuidanceQa.QaApi.Http;

/// <summary>The web pages of other origins that may ask this server from a reader's browser.</summary>
public sealed class CrossOriginOptions : IValidatableObject
{
    public const string Section = "Cors";

    /// <summary>As a browser sends them: <c>https://www.example.org</c>, without a path. None by default.</summary>
    public IReadOnlyList<string> Origins { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Origins.Where(o => !IsOrigin(o))
        .Select(o => new ValidationResult($"`{Section}:Origins` holds `{o}`; an origin is a scheme, a host and perhaps a port, like https://www.example.org.", [nameof(Origins)]));

    private static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);
}

[OptionsValidator]
internal sealed partial class CrossOriginOptionsValidator : IValidateOptions<CrossOriginOptions>;

/// <summary>Lets the pages of the configured origins use the API. Other origins get no permission, which their readers' browsers enforce; this is no access control.</summary>
internal static class CrossOrigin
{
    private static readonly string[] Readable = ["x-request-id", "retry-after", "location", "etag", "link", "idempotency-replayed", "content-disposition"];

    // A browser asks again after this long.
    private static readonly TimeSpan PermissionLasts = TimeSpan.FromMinutes(10);

    public static IServiceCollection AddCrossOrigin(this IServiceCollection services)
    {
        services.AddCors();
        services.AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>().Configure<CrossOriginOptions>((cors, options) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. options.Origins])
            .WithMethods("GET", "POST", "PUT", "DELETE")
            // Whatever header an allowed page asks for, a gateway's key for example: no cookies are taken, so that none of them can speak for a reader.
            .AllowAnyHeader()
            .WithExposedHeaders(Readable)
            .SetPreflightMaxAge(PermissionLasts)));
        return services;
    }

    public static IApplicationBuilder UseCrossOrigin(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), api => api.UseCors());
}
