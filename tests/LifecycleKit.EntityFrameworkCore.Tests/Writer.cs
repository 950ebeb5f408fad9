using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>
/// A process that records a history, until the end or until it is killed. It prints the number of each step when the step is done.
/// </summary>
internal static class Writer
{
    public const string Argument = "--write";

    /// <param name="arguments">Kind and connection of the database, seed, first step, end.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var numbers = arguments[2..].Select(one => int.Parse(one, CultureInfo.InvariantCulture)).ToArray();
        await using var host = new ShopHost(options => Configure(options, arguments[0], arguments[1]));
        var life = new ShopLife(numbers[0], customerCount: 7);
        for (var i = numbers[1]; i < numbers[2]; i++)
        {
            await life.RunAsync(host.Tracker, host.Clock, i, i + 1, CancellationToken.None);
            await Console.Out.WriteLineAsync(i.ToString(CultureInfo.InvariantCulture));
        }

        return 0;
    }

    private static void Configure(DbContextOptionsBuilder options, string kind, string connection)
    {
        if (kind == SqliteDatabase.Kind) options.UseSqlite(connection);
#if !NET8_0
        else options.UseNpgsql(connection);
#endif
    }
}
