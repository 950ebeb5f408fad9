using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace LifecycleKit.EntityFrameworkCore.Tests.Postgres;

/// <summary>A PostgreSQL cluster in a temporary folder, on the loopback address. Stopped and removed at the end.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string NotDurable = " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";

    private readonly string _programs;
    private readonly string _folder;

    private PostgresCluster(string programs, string folder, int port)
    {
        (_programs, _folder) = (programs, folder);
        Connection = FormattableString.Invariant($"Host=127.0.0.1;Port={port};Username=shop;Database=postgres;Maximum Pool Size=16");
    }

    /// <summary>Whether the programs of PostgreSQL are installed.</summary>
    public static bool IsInstalled => FindFolderOfPrograms() is not null;

    /// <summary>The connection to the server.</summary>
    public string Connection { get; }

    private string Data => Path.Combine(_folder, "data");

    /// <param name="isDurable">
    /// Whether the server waits for the disk at each commit. A server that outlives all its tests need not: a commit is then lost only when
    /// the server or the machine fails, not when a process of a test is killed.
    /// </param>
    public static async Task<PostgresCluster> StartAsync(bool isDurable)
    {
        var programs = FindFolderOfPrograms() ?? throw new InvalidOperationException("PostgreSQL is not installed: there is no initdb.");
        var folder = (await RunAsync("mktemp", "-d", "/tmp/lifecyclekit-postgres-XXXXXX")).Trim();
        var port = FreePort();
        var cluster = new PostgresCluster(programs, folder, port);
        string[] options = ["-D", cluster.Data, "-U", "shop", "-A", "trust", "-E", "UTF8", "--no-sync"];
        try
        {
            // A collation that is not that of bytes, so that the tests notice where the library forgets its own.
            await RunAsync(Path.Combine(programs, "initdb"), [.. options, "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en"]);
        }
        catch (InvalidOperationException)
        {
            await RunAsync(Path.Combine(programs, "initdb"), [.. options, "--no-locale"]);
        }

        await cluster.ControlAsync(
            "-l", Path.Combine(folder, "log"), "-o",
            FormattableString.Invariant($"-c listen_addresses=127.0.0.1 -p {port} -k {folder}{(isDurable ? string.Empty : NotDurable)}"),
            "start");
        return cluster;
    }

    /// <summary>Stops the server as a power failure does, and starts it again.</summary>
    public Task RestartAsync() => ControlAsync("-l", Path.Combine(_folder, "log"), "-m", "immediate", "restart");

    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(Connection)) NpgsqlConnection.ClearPool(connection);
        await ControlAsync("-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ControlAsync(params string[] arguments) =>
        await RunAsync(Path.Combine(_programs, "pg_ctl"), ["-D", Data, "-w", .. arguments]);

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
