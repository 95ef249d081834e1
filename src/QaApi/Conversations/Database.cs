using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GuidanceQa.QaApi.Conversations;

/// <summary>The SQLite file: connections with the settings that durability needs, and the schema's versions.</summary>
internal sealed class Database(string folder)
{
    private const int BusySeconds = 3;

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = FileOf(folder),
        DefaultTimeout = BusySeconds,
        ForeignKeys = true,
    }.ToString();

    public SqliteConnection Open()
    {
        SqliteConnection connection = new(_connection);
        try
        {
            connection.Open();

            // FULL, not NORMAL: a power cut must not take an acknowledged turn. Deleted text is overwritten in the file.
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens the file beside the process that owns it; nothing can be written through it.</summary>
    /// <exception cref="StorageUnavailableException">There is no file, or it is of another version.</exception>
    public SqliteConnection OpenForReading()
    {
        if (!File.Exists(FileOf(folder)))
        {
            throw new StorageUnavailableException($"There is no conversation store in {folder}: name its folder with --Data:Path.", null);
        }

        SqliteConnection connection = new(new SqliteConnectionStringBuilder(_connection) { Mode = SqliteOpenMode.ReadOnly }.ToString());
        try
        {
            connection.Open();
            var version = VersionOf(connection);
            return version == Scripts().Count
                ? connection
                : throw new StorageUnavailableException($"The conversation store in {folder} has schema version {version}, and this program reads {Scripts().Count}: start the server on it once, or use the program that wrote it.", null);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Brings the schema up to date, one script a transaction. A file of a newer program is refused.</summary>
    public static void Upgrade(SqliteConnection connection)
    {
        var scripts = Scripts();
        var version = VersionOf(connection);
        if (version > scripts.Count)
        {
            throw new StorageUnavailableException($"The conversation store has schema version {version}, and this program knows up to {scripts.Count}: use the program that wrote it, or a newer one.", null);
        }

        for (var next = version; next < scripts.Count; next++)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            Execute(connection, scripts[next], transaction);
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {next + 1}"), transaction);
            transaction.Commit();
        }
    }

    public static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private static string FileOf(string folder) => Path.Combine(folder, "conversations.db");

    private static int VersionOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static List<string> Scripts()
    {
        var assembly = typeof(Database).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        })];
    }
}
