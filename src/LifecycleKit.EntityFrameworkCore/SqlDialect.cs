using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>What the SQL of a database has of its own. All other statements are the same for SQLite and PostgreSQL.</summary>
internal abstract class SqlDialect
{
    /// <summary>Statements with a result for <c>@table</c> if the database has this table, and none otherwise.</summary>
    public abstract string TableExists { get; }

    /// <summary>The end of a query whose rows no other transaction may take; empty where one transaction writes at a time.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>The end of a query that waits for its rows and locks them; empty where one transaction writes at a time.</summary>
    public abstract string Locked { get; }

    /// <summary>A statement at the start of a transaction, which no other transaction with the same <c>@lock</c> passes meanwhile; null
    /// for none.</summary>
    public abstract string? Lock { get; }

    /// <summary>A statement on a connection before it begins a transaction; null for none.</summary>
    public abstract string? BeforeTransaction { get; }

    /// <summary>Whether one transaction writes at a time, so that those of one process wait better in the process.</summary>
    public abstract bool HasOneWriter { get; }

    /// <summary>Returns an expression for the JSON array of the values of a column with JSON, in no particular order; null without
    /// rows.</summary>
    public string JsonArray(string column) => $"'[' || {Join}({column}, ',') || ']'";

    /// <summary>Returns whether a failure is that of two transactions in each other's way, of which this one changed nothing.</summary>
    public abstract bool IsContention(DbException error);

    /// <summary>The function that joins texts.</summary>
    protected abstract string Join { get; }

    /// <param name="context">The context.</param>
    /// <param name="allowUntestedProvider">Whether a provider of another database is sent the SQL of one of the two.</param>
    /// <exception cref="NotSupportedException">The database is another one, and it is not allowed.</exception>
    public static SqlDialect Of(DbContext context, bool allowUntestedProvider) => context.Database.ProviderName switch
    {
        "Microsoft.EntityFrameworkCore.Sqlite" => new SqliteDialect(),
        "Npgsql.EntityFrameworkCore.PostgreSQL" => new PostgresDialect(),
        { } name when allowUntestedProvider =>
            name.Contains("sqlite", StringComparison.OrdinalIgnoreCase) ? new SqliteDialect() : new PostgresDialect(),
        var name => throw new NotSupportedException(
            $"The lifecycle store runs on SQLite and PostgreSQL. The provider of {context.GetType().Name} is {name ?? "not relational"}. A provider that accepts the SQL of one of them runs, untested, with allowUntestedProvider: true."),
    };
}

internal sealed class SqliteDialect : SqlDialect
{
    public override string TableExists => "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = @table";

    public override string SkipLocked => string.Empty;

    public override string Locked => string.Empty;

    public override string? Lock => null;

    /// <summary>Without it the provider looks again only each 150 ms while another process writes.</summary>
    public override string BeforeTransaction => "PRAGMA busy_timeout = 2000";

    public override bool HasOneWriter => true;

    protected override string Join => "group_concat";

    /// <summary>
    /// SQLITE_BUSY and SQLITE_LOCKED. The package of the provider is not referenced, but its messages begin with the code.
    /// </summary>
    public override bool IsContention(DbException error) =>
        error.Message.StartsWith("SQLite Error 5:", StringComparison.Ordinal)
        || error.Message.StartsWith("SQLite Error 6:", StringComparison.Ordinal);
}

internal sealed class PostgresDialect : SqlDialect
{
    /// <summary>The collation that compares bytes.</summary>
    public const string Collation = "C";

    public override string TableExists => "SELECT 1 WHERE to_regclass(@table) IS NOT NULL";

    public override string SkipLocked => " FOR UPDATE SKIP LOCKED";

    public override string Locked => " FOR UPDATE";

    public override string Lock => "SELECT pg_advisory_xact_lock(hashtext('LifecycleKit'), hashtext(@lock))";

    public override string? BeforeTransaction => null;

    public override bool HasOneWriter => false;

    protected override string Join => "string_agg";

    /// <summary>Serialization failures, deadlocks and timeouts of locks.</summary>
    public override bool IsContention(DbException error) => error.SqlState is "40001" or "40P01" or "55P03";
}
