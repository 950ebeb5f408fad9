using LifecycleKit.Import.Tests.Profiles;
using LifecycleKit.Tests;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>Whatever is done to a file, each row is accounted for once, or the file is refused; nothing else is thrown.</summary>
public class MutatedFileTests
{
    private const int CaseCount = 2000;

    private static readonly byte[][] Splinters =
    [
        "\""u8.ToArray(), ","u8.ToArray(), ";"u8.ToArray(), "\n"u8.ToArray(), "\r"u8.ToArray(), "\0"u8.ToArray(), [0xFF],
        [0xEF, 0xBB, 0xBF], [0xE4], "€"u8.ToArray(), "9999999999999999999999999"u8.ToArray(), "-"u8.ToArray(), "1E+400"u8.ToArray(),
        "\t"u8.ToArray(), "2062-01-01"u8.ToArray(), "0001-01-01"u8.ToArray(), "9999-12-31"u8.ToArray(), "Total"u8.ToArray(),
        "refunded"u8.ToArray(), "PK\x03\x04"u8.ToArray(), [0x1F, 0x8B], "\u202e"u8.ToArray(), [0xED, 0xA0, 0x80], "'"u8.ToArray(),
        "()"u8.ToArray(), "NaN"u8.ToArray(), "="u8.ToArray(),
    ];

    [Fact]
    public async Task Read_MutatedFile_AccountsForEachRowOrIsRefused()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Profiles", "Fixtures");
        var files = ProfileFixture.All.Select(fixture => File.ReadAllBytes(Path.Combine(folder, fixture.File))).ToList();
        for (var i = 0; i < 40; i++)
        {
            var random = new Random(i);
            var dialect = new ShopDialect(random);
            files.Add(dialect.Write(RandomShop.Create(random, dialect.Names)));
        }

        var readCount = 0;
        for (var seed = 0; seed < CaseCount * RandomCases.Times; seed++)
        {
            var random = new Random(seed);
            var bytes = Mutate(files[random.Next(files.Count)], files[random.Next(files.Count)], random);
            if (await IsReadAsync(bytes, seed, random)) readCount++;
        }

        Assert.True(readCount > CaseCount * RandomCases.Times / 10, $"{readCount} were read.");
    }

    private static async Task<bool> IsReadAsync(byte[] bytes, int seed, Random random)
    {
        var rejected = 0L;
        var options = Imported.Options with { AcceptRejects = true, SampleSize = random.Next(1, 30), OnRejected = _ => rejected++ };
        if (random.Next(2) == 0)
        {
            options = options with
            {
                DateOrder = (DateOrder)random.Next(3), DecimalSign = ".,"[random.Next(2)], Rows = (RowKind)random.Next(6),
            };
        }

        try
        {
            var result = await Imported.ReadAsync(bytes, options);
            Assert.Equal(rejected, result.Counts[RowOutcome.Rejected]);
            Assert.Equal(result.Counts.Read, Enum.GetValues<RowOutcome>().Sum(outcome => result.Counts[outcome]));
            // Each order and each event can be made, and the format can be kept.
            Assert.Equal(result.Log.EntryCount, result.GetOrders().Count(order => order.Snapshot.IsCounted || order.Snapshot.IsCredit));
            Assert.True(result.GetEvents().Count() >= result.Log.EntryCount);
            Assert.Equal(result.Format, ImportFormat.FromJson(result.Format.ToJson()));
            Assert.All(result.Diagnostics, diagnostic => Assert.DoesNotContain(diagnostic.ToString(), char.IsControl));
            return true;
        }
        catch (ImportException e)
        {
            Assert.DoesNotContain(e.Message, char.IsControl);
            Assert.True(e.Message.Length < 2000, e.Message);
            return false;
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"Seed {seed}: {e}", e);
        }
    }

    private static byte[] Mutate(byte[] file, byte[] other, Random random)
    {
        var bytes = file.ToList();
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(6))
            {
                case 0:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 200)));
                    break;
                case 1:
                    bytes.InsertRange(at, Splinters[random.Next(Splinters.Length)]);
                    break;
                case 2 when bytes.Count > 0:
                    bytes[Math.Min(at, bytes.Count - 1)] = (byte)random.Next(256);
                    break;
                case 3 when random.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4 when random.Next(4) == 0:
                    bytes.InsertRange(at, other.Skip(random.Next(other.Length)).Take(random.Next(500)));
                    break;
                default:
                    bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count + 1)).Take(random.Next(100)).ToArray());
                    break;
            }
        }

        return [.. bytes];
    }
}
