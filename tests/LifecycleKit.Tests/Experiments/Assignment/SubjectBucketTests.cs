using System.Buffers.Binary;
using System.Text;
using LifecycleKit.Experiments;

namespace LifecycleKit.Tests.Experiments;

public class SubjectBucketTests
{
    /// <summary>
    /// MurmurHash3 x86 32-bit: vectors in circulation for the reference code of A. Appleby (SMHasher), bytes as hexadecimal.
    /// </summary>
    [Theory]
    [InlineData("", 0x00000000u, 0x00000000u)]
    [InlineData("", 0x00000001u, 0x514E28B7u)]
    [InlineData("", 0xFFFFFFFFu, 0x81F16F39u)]
    [InlineData("FFFFFFFF", 0x00000000u, 0x76293B50u)]
    [InlineData("21436587", 0x00000000u, 0xF55B516Bu)]
    [InlineData("21436587", 0x5082EDEEu, 0x2362F9DEu)]
    [InlineData("214365", 0x00000000u, 0x7E4A8634u)]
    [InlineData("2143", 0x00000000u, 0xA0F7B07Au)]
    [InlineData("21", 0x00000000u, 0x72661CF4u)]
    [InlineData("00000000", 0x00000000u, 0x2362F9DEu)]
    [InlineData("000000", 0x00000000u, 0x85F0B427u)]
    [InlineData("0000", 0x00000000u, 0x30F4C306u)]
    [InlineData("00", 0x00000000u, 0x514E28B7u)]
    [InlineData("48656C6C6F2C20776F726C6421", 0x9747B28Cu, 0x24884CBAu)]
    public void Hash_OfPublishedVectors_IsTheirs(string bytes, uint seed, uint expected) =>
        Assert.Equal(expected, SubjectBucket.Hash(Convert.FromHexString(bytes), seed));

    /// <summary>
    /// SMHasher's verification value of MurmurHash3 x86 32-bit: the hash of the hashes of 0, 1, … i − 1 with seed 256 − i.
    /// </summary>
    [Fact]
    public void Hash_OfAllLengthsTogether_HasThePublishedVerificationValue()
    {
        var keys = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        var hashes = new byte[4 * 256];
        for (var i = 0; i < 256; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(hashes.AsSpan(4 * i), SubjectBucket.Hash(keys.AsSpan(0, i), (uint)(256 - i)));
        Assert.Equal(0xB0F57EE3u, SubjectBucket.Hash(hashes));
    }

    [Fact]
    public void Of_FrozenVectors_NeverChanges() =>
        Assert.All(BucketVectors.All, vector => Assert.Equal(vector.Bucket, SubjectBucket.Of(vector.Salt, vector.SubjectKey)));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void Of_UnderAnotherCulture_IsTheSame(string name)
    {
        using var culture = new Culture(name);
        Assert.All(BucketVectors.All, vector => Assert.Equal(vector.Bucket, SubjectBucket.Of(vector.Salt, vector.SubjectKey)));
        var control = new UniversalControl { BasisPoints = 5_090, RedrawMonths = 3 };
        Assert.True(control.Contains("1", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Of_InAnyOrderOnAnyThread_IsTheSame()
    {
        var forward = Enumerable.Range(0, 20_000).Select(i => SubjectBucket.Of("order", $"{i}")).ToArray();
        var backward = new int[forward.Length];
        Parallel.For(0, forward.Length, i => backward[forward.Length - 1 - i] = SubjectBucket.Of("order", $"{forward.Length - 1 - i}"));
        Assert.Equal(forward, backward);
    }

    [Fact]
    public void Of_ALoneSurrogate_IsThatOfTheReplacementCharacter()
    {
        foreach (var key in new[] { "\uD83D", "\uDE00" }) Assert.Equal(9520, SubjectBucket.Of("win-back", key));
        Assert.Equal(SubjectBucket.Of("\uFFFD", "\uFFFD"), SubjectBucket.Of("\uD83D", "\uDE00"));
    }

    /// <summary>From the stack to the pool: texts of one, two, three and four bytes a character.</summary>
    [Theory]
    [InlineData("x")]
    [InlineData("\u00EB")]
    [InlineData("夏")]
    [InlineData("\U0001F600")]
    public void Of_TextsOfAnyLength_IsThatOfTheirBytes(string letter)
    {
        for (var length = 1; length < 200; length++)
        {
            var (salt, key) = (string.Concat(Enumerable.Repeat(letter, length / 3 + 1)), string.Concat(Enumerable.Repeat(letter, length)));
            var expected = (int)(SubjectBucket.Hash(Encoding.UTF8.GetBytes($"{salt}\n{key}")) * 10_000UL >> 32);
            Assert.Equal(expected, SubjectBucket.Of(salt, key));
        }
    }

    [Fact]
    public void Of_AnEpoch_IsThatOfTheSaltWithIt()
    {
        foreach (var epoch in new[] { 0, 7, 8_100, int.MaxValue })
            Assert.Equal(SubjectBucket.Of($"salt#{epoch}", "key"), SubjectBucket.Of("salt", epoch, "key"));
    }

    [Fact]
    public void Of_MissingTextsOrALineFeedInTheSalt_IsRefused()
    {
        Assert.Throws<ArgumentException>("salt", () => SubjectBucket.Of("", "1"));
        Assert.Throws<ArgumentNullException>("salt", () => SubjectBucket.Of(null!, "1"));
        Assert.Throws<ArgumentException>("subjectKey", () => SubjectBucket.Of("a", ""));
        Assert.Throws<ArgumentNullException>("subjectKey", () => SubjectBucket.Of("a", null!));
        Assert.Throws<ArgumentException>("salt", () => SubjectBucket.Of("a\nb", "1"));
        Assert.InRange(SubjectBucket.Of("a", "b\nc"), 0, 9_999);
    }

    [Fact]
    public void Of_ShortAndLongTexts_AllocatesNothing()
    {
        var longKey = new string('x', 1_000);
        Assert.Equal(0, Allocation.Of(() => SubjectBucket.Of("win-back", "0f8fad5b-d9cb-469f-a165-70867728950e")));
        Assert.Equal(0, Allocation.Of(() => SubjectBucket.Of("win-back", longKey)));
    }
}
