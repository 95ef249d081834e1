using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GuidanceQa.QaApi.Conversations;

/// <summary>The SQLite file: connections with the settings that durability needs, and the schema's versions.</summary>
internal sealed class Database(string folder)
{
    private const int BusySeconds = 3;

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(folder, "conversations.db"),
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

    /// <summary>Brings the schema up to date, one script a transaction. A file of a newer program is refused.</summary>
    public static void Upgrade(SqliteConnection connection)
    {
        var scripts = Scripts();
        var version = Convert.ToInt32(Scalar(connection, "PRAGMA user_version"), CultureInfo.InvariantCulture);
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

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
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
