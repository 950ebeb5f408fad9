using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace LifecycleKit.EntityFrameworkCore.Tests.Postgres;

/// <summary>
/// A PostgreSQL server of one process: a cluster in a temporary folder, on the loopback address, stopped at the end. LIFECYCLEKIT_POSTGRES,
/// a connection string, names a running one instead.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    public const string Variable = "LIFECYCLEKIT_POSTGRES";

    private readonly string? _folder;

    private PostgresCluster(string connection, string? folder) => (Connection, _folder) = (connection, folder);

    /// <summary>The connection to the server.</summary>
    public string Connection { get; }

    /// <summary>Starts a server, or returns the named one; null where PostgreSQL is not installed.</summary>
    /// <param name="settings">Settings of the server, such as "-c shared_buffers=256MB".</param>
    public static async Task<PostgresCluster?> StartAsync(string settings = "")
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } named) return new PostgresCluster(named, null);
        if (FindFolderOfPrograms() is not { } programs) return null;
        var folder = (await RunAsync("mktemp", "-d", "/tmp/lifecyclekit-postgres-XXXXXX")).Trim();
        var (data, port) = (Path.Combine(folder, "data"), FreePort());
        string[] cluster = ["-D", data, "-U", "shop", "-A", "trust", "-E", "UTF8", "--no-sync"];
        try
        {
            // A collation that is not that of bytes, so that the tests notice where the library forgets its own.
            await RunAsync(Path.Combine(programs, "initdb"), [.. cluster, "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en"]);
        }
        catch (InvalidOperationException)
        {
            await RunAsync(Path.Combine(programs, "initdb"), [.. cluster, "--no-locale"]);
        }

        await RunAsync(
            Path.Combine(programs, "pg_ctl"), "-D", data, "-l", Path.Combine(folder, "log"), "-w", "-o",
            FormattableString.Invariant($"-c listen_addresses=127.0.0.1 -p {port} -k {folder} {settings}"), "start");
        return new PostgresCluster(
            FormattableString.Invariant($"Host=127.0.0.1;Port={port};Username=shop;Database=postgres;Maximum Pool Size=16"), folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is null) return;
        NpgsqlConnection.ClearAllPools();
        await RunAsync(
            Path.Combine(FindFolderOfPrograms()!, "pg_ctl"), "-D", Path.Combine(_folder, "data"), "-w", "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private static string? FindFolderOfPrograms() => (Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(Version).Select(folder => Path.Combine(folder, "bin")) : [])
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator))
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));

    private static int Version(string folder) =>
        int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Runs a program as an unprivileged user, which PostgreSQL asks for, and returns what it prints.</summary>
    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        string[] all = Environment.UserName == "root"
            ? ["runuser", "-u", "postgres", "--", program, .. arguments] : [program, .. arguments];
        var start = new ProcessStartInfo(all[0], all[1..]) { RedirectStandardOutput = true, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        // The server that pg_ctl starts must not hold the pipe open: it has a log of its own.
        var text = program.EndsWith("pg_ctl", StringComparison.Ordinal) ? string.Empty : await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? text : throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}.");
    }
}
