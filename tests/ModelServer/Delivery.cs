namespace GuidanceQa.ModelServer;

/// <summary>How the answer goes out: whole or in pieces, in time or not, to its end or not.</summary>
internal sealed class Delivery(HttpContext context, Wire wire, bool streams)
{
    private const int PieceLength = 11;
    private const int HugeLength = 2_000_000;

    public async Task SendAsync(string text, string behaviour)
    {
        switch (behaviour)
        {
            case Behaviours.InvalidJson:
                await wire.SendAsync(streams && wire.ContentType == "text/event-stream" ? "data: {\"choices\": [{\"delta\": {\"conten\n\n" : "{\"choices\": [{\"delta");
                return;
            case Behaviours.Huge:
                text = text.Insert(1, new string(' ', HugeLength));
                break;
            case Behaviours.HugeLine:
                await wire.SendAsync("data: " + new string('x', HugeLength));
                await wire.SendAsync(new string('x', HugeLength));
                return;
            case Behaviours.Endless or Behaviours.EndlessNothing:
                while (true)
                {
                    await wire.SendAsync(wire.Piece(behaviour == Behaviours.Endless ? "{\"sections\": [" + new string(' ', 900) : ""));
                    await Task.Delay(5, context.RequestAborted);
                }

            default:
                break;
        }

        if (!streams)
        {
            await wire.SendAsync(wire.End(text));
            return;
        }

        var length = behaviour == Behaviours.Huge ? 10_000 : PieceLength;
        var stop = behaviour is Behaviours.SilentMiddle or Behaviours.Cut or Behaviours.CutSilently ? text.Length * 2 / 3 : text.Length;
        for (var at = 0; at < stop; at += length)
        {
            await wire.SendAsync(wire.Piece(text.Substring(at, Math.Min(length, stop - at))));
            if (behaviour == Behaviours.Slow)
            {
                await Task.Delay(10, context.RequestAborted);
            }
        }

        switch (behaviour)
        {
            case Behaviours.SilentMiddle:
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                return;
            case Behaviours.Cut:
                // What was sent must be there before the connection is torn down under it.
                await Task.Delay(100, context.RequestAborted);
                context.Abort();
                return;
            case Behaviours.CutSilently:
                return;
            default:
                await wire.SendAsync(wire.End(text));
                return;
        }
    }
}
