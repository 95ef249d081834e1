using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GuidanceQa.Indexing.Search;

/// <summary>Writes that survive a power cut: file, then folder, flushed to the disk before anything points at them.</summary>
internal static partial class Durable
{
    private const int ReadOnly = 0;

    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using FileStream stream = new(path, FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Replaces a small file: readers see the old content or the new, never a part.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        var aside = path + ".tmp";
        Write(aside, bytes);
        File.Move(aside, path, overwrite: true);
        FlushFolder(Path.GetDirectoryName(path)!);
    }

    public static void FlushFile(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Makes renames and new names in a folder durable. Windows does so by itself.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(folder, ReadOnly);
        if (handle < 0)
        {
            throw new IOException($"The folder {folder} cannot be flushed to the disk (error {Marshal.GetLastPInvokeError()}).");
        }

        try
        {
            if (Sync(handle) != 0)
            {
                throw new IOException($"The folder {folder} cannot be flushed to the disk (error {Marshal.GetLastPInvokeError()}).");
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    public static string Sha256Of(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
