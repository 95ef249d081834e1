using System.Net;
using System.Net.Sockets;

namespace GuidanceQa.QaApi.Models;

/// <summary>Where may a model be? Only where the configuration says, over TLS, and inside a private network only when it says so; checked again on the address that a name turns out to have, at every connection.</summary>
internal static class Addresses
{
    public static Uri Of(ModelOptions options)
    {
        var endpoint = options.Endpoint.Length > 0 ? options.Endpoint : ModelProviders.UsualEndpoint(options.Provider)!;
        return new Uri(endpoint.EndsWith('/') ? endpoint : endpoint + "/");
    }

    /// <summary>What is wrong with the endpoint, as the rest of a sentence; null where nothing is.</summary>
    public static string? FaultOf(ModelOptions options)
    {
        var text = options.Endpoint.Length > 0 ? options.Endpoint : ModelProviders.UsualEndpoint(options.Provider);
        if (text is null)
        {
            return "is missing; expected the address of the model's server.";
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp) || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return "is no address of a server; expected one like https://host/v1/, without user, query or fragment.";
        }

        return options.AllowPrivateAddress ? null
            : uri.Scheme == Uri.UriSchemeHttp ? "is plain http; expected https, or AllowPrivateAddress=true for a server in a private network."
            : uri.IsLoopback || (IPAddress.TryParse(uri.DnsSafeHost, out var address) && IsPrivate(address)) ? "is a private address; expected AllowPrivateAddress=true beside it."
            : null;
    }

    /// <summary>Not reachable from the internet: this machine, a private network, link-local (where clouds keep their credentials), shared or reserved.</summary>
    public static bool IsPrivate(IPAddress address)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(address))
        {
            return true;
        }

        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? bytes[0] is 0 or 10 or 127 or >= 224 || (bytes[0] == 100 && bytes[1] is >= 64 and < 128) || (bytes[0] == 169 && bytes[1] == 254) || (bytes[0] == 172 && bytes[1] is >= 16 and < 32)
                || (bytes[0] == 192 && bytes[1] == 168) || (bytes[0] == 192 && bytes[1] == 0 && bytes[2] == 0) || (bytes[0] == 198 && bytes[1] is 18 or 19)
            : address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any) || IsTranslated(bytes);
    }

    /// <summary>Connects to the first address of the host that is allowed.</summary>
    /// <exception cref="ModelException"><see cref="ModelReasons.Unreachable"/>: the host has only addresses that are not allowed.</exception>
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, bool allowPrivate, CancellationToken cancel)
    {
        var all = IPAddress.TryParse(host.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host.Host, cancel);
        var allowed = all.Where(a => allowPrivate || !IsPrivate(a)).ToArray();
        if (allowed.Length == 0)
        {
            throw new ModelException(ModelReasons.Unreachable, $"{host.Host} is in a private network, which AllowPrivateAddress does not allow");
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // 64:ff9b::/96 and 2002::/16 carry an IPv4 address that a translator would go on to.
    private static bool IsTranslated(byte[] bytes) =>
        (bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == 0xff && bytes[3] == 0x9b && IsPrivate(new IPAddress(bytes.AsSpan(12, 4))))
        || (bytes[0] == 0x20 && bytes[1] == 0x02 && IsPrivate(new IPAddress(bytes.AsSpan(2, 4))));
}
