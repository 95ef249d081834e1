namespace GuidanceQa.QaApi.Models;

/// <summary>Reads a response up to a limit, so that one endless line cannot fill the memory, and tells a lost connection as what it is.</summary>
/// <param name="end">Ends a read whatever the reader does: not every client library passes its own token on.</param>
internal sealed class LimitedStream(Stream inner, long most, string host, CancellationToken end) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end);
        try
        {
            return Counted(await inner.ReadAsync(buffer, either.Token));
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw new ModelException(ModelReasons.CutOff, $"{host} broke the connection off in mid-answer", e);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return Counted(inner.Read(buffer, offset, count));
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw new ModelException(ModelReasons.CutOff, $"{host} broke the connection off in mid-answer", e);
        }
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Counted(int read) => (_read += read) <= most ? read : throw new ModelException(ModelReasons.TooLong, $"{host} answered with more than {most} bytes");
}
