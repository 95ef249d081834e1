using System.Security.Cryptography;

namespace GuidanceQa.QaApi.Conversations;

/// <summary>The one place where ids of people's data are made: 128 random bits, for an id that can be guessed is a key that can be forged.</summary>
public static class Ids
{
    public static string NewConversation() => New("conv_");

    public static string NewMessage() => New("msg_");

    public static string NewRequest() => New("req_");

    private static string New(string prefix) => prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
