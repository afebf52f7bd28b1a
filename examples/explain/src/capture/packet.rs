//! A capture file, in the format of tcpdump (pcap) or of Wireshark (pcapng), as a sequence of packets.

use std::io::{self, BufRead, ErrorKind};

use pcap_parser::pcapng::Block;
use pcap_parser::traits::{PcapNGPacketBlock, PcapReaderIterator};
use pcap_parser::{LegacyPcapReader, Linktype, PcapBlockOwned, PcapError, PcapNGReader};

use crate::time::Time;

/// The first bytes of pcap in either order of bytes, with microseconds or nanoseconds, and of pcapng.
const MAGICS: [[u8; 4]; 5] =
    [[0xa1, 0xb2, 0xc3, 0xd4], [0xd4, 0xc3, 0xb2, 0xa1], [0xa1, 0xb2, 0x3c, 0x4d], [0x4d, 0x3c, 0xb2, 0xa1], PCAPNG];
const PCAPNG: [u8; 4] = [0x0a, 0x0d, 0x0d, 0x0a];

/// How much is read at once, and how long a block of a file may be.
const CAPACITY: usize = 1 << 18;
const LONGEST: usize = 1 << 26;

/// How many interfaces a file may have.
const INTERFACES: usize = 1 << 16;

/// Whether a file that begins with these bytes is a capture.
pub(crate) fn is_capture(beginning: &[u8]) -> bool {
    MAGICS.iter().any(|magic| beginning.starts_with(magic))
}

/// A packet, as far as it was recorded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Packet<'p> {
    /// Which one, and when it was recorded.
    pub(crate) moment: Moment,
    /// The kind of network.
    pub(crate) link: Linktype,
    /// The bytes that were recorded.
    pub(crate) bytes: &'p [u8],
    /// How many more there were.
    pub(crate) cut: usize,
}

/// Where in the capture something happens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment {
    /// The number of the packet, from 1, as Wireshark shows it.
    pub(crate) packet: usize,
    /// When it was recorded, in UTC.
    pub(crate) time: Option<Time>,
}

/// How a file ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ending {
    /// How many packets it has.
    pub(crate) packets: usize,
    /// Why no more of them can be read, if it is not their end.
    pub(crate) fault: Option<&'static str>,
}

/// What the packets of an interface have in common.
#[derive(Clone, Copy, Debug)]
struct Interface {
    link: Linktype,
    /// How many units of its clock are a second.
    resolution: u64,
    /// Where its clock begins, in seconds since 1970.
    offset: i64,
}

impl Interface {
    fn time(self, ticks: u64) -> Time {
        let micros = u128::from(ticks).saturating_mul(1_000_000) / u128::from(self.resolution.max(1));
        Time::of_epoch(self.offset, i64::try_from(micros).unwrap_or(i64::MAX))
    }
}

/// Reads a file to its end.
///
/// # Errors
///
/// Those of reading and of `take`, and if the head of the file is damaged.
pub(crate) fn read(
    mut input: &mut dyn BufRead,
    take: &mut dyn FnMut(Packet<'_>) -> io::Result<()>,
) -> io::Result<Ending> {
    let is_ng = input.fill_buf()?.starts_with(&PCAPNG);
    let bad_head = |_| io::Error::new(ErrorKind::InvalidData, "the head of the capture is damaged");
    let mut reader: Box<dyn PcapReaderIterator + '_> = match is_ng {
        true => Box::new(PcapNGReader::new(CAPACITY, &mut input).map_err(bad_head)?),
        false => Box::new(LegacyPcapReader::new(CAPACITY, &mut input).map_err(bad_head)?),
    };
    let mut capacity = CAPACITY;
    let mut interfaces = Vec::new();
    let mut packets = 0;
    let fault = loop {
        let needs_space = match reader.next() {
            Ok((length, block)) => {
                if let Some(packet) = packet(&block, &mut interfaces, packets + 1) {
                    packets += 1;
                    take(packet)?;
                }
                drop(block);
                reader.consume(length);
                continue;
            }
            Err(PcapError::Eof) => break None,
            Err(PcapError::UnexpectedEof) => break Some("the next one is not complete"),
            Err(PcapError::Incomplete(_)) => false,
            Err(PcapError::BufferTooSmall) => true,
            Err(_) => break Some("the next one is damaged"),
        };
        if needs_space || reader.data().len() >= capacity {
            capacity *= 2;
            if capacity > LONGEST || !reader.grow(capacity) {
                break Some("the next one is damaged");
            }
        }
        reader.refill().map_err(|_| io::Error::other("the capture cannot be read"))?;
    };
    Ok(Ending { packets, fault })
}

/// The packet in a block of a file; `None` if it holds something else.
fn packet<'p>(block: &'p PcapBlockOwned<'_>, interfaces: &mut Vec<Interface>, number: usize) -> Option<Packet<'p>> {
    let at = |time| Moment { packet: number, time };
    match block {
        PcapBlockOwned::LegacyHeader(header) => {
            let resolution = if header.is_nanosecond_precision() { 1_000_000_000 } else { 1_000_000 };
            interfaces.push(Interface { link: header.network, resolution, offset: 0 });
            None
        }
        PcapBlockOwned::Legacy(packet) => {
            let interface = Interface { offset: packet.ts_sec.into(), ..*interfaces.first()? };
            let cut = missing(packet.origlen, packet.data);
            let moment = at(Some(interface.time(packet.ts_usec.into())));
            Some(Packet { moment, link: interface.link, bytes: packet.data, cut })
        }
        PcapBlockOwned::NG(Block::SectionHeader(_)) => {
            interfaces.clear();
            None
        }
        PcapBlockOwned::NG(Block::InterfaceDescription(interface)) => {
            if interfaces.len() < INTERFACES {
                let (link, offset) = (interface.linktype, interface.if_tsoffset);
                let resolution = interface.ts_resolution().unwrap_or(1_000_000);
                interfaces.push(Interface { link, resolution, offset });
            }
            None
        }
        PcapBlockOwned::NG(Block::EnhancedPacket(packet)) => {
            let interface = interfaces.get(usize::try_from(packet.if_id).ok()?)?;
            let ticks = u64::from(packet.ts_high) << 32 | u64::from(packet.ts_low);
            let bytes = packet.packet_data();
            let moment = at(Some(interface.time(ticks)));
            Some(Packet { moment, link: interface.link, bytes, cut: missing(packet.origlen, bytes) })
        }
        PcapBlockOwned::NG(Block::SimplePacket(packet)) => {
            let bytes = packet.packet_data();
            let cut = missing(packet.origlen, bytes);
            Some(Packet { moment: at(None), link: interfaces.first()?.link, bytes, cut })
        }
        PcapBlockOwned::NG(_) => None,
    }
}

fn missing(length: u32, recorded: &[u8]) -> usize {
    usize::try_from(length).unwrap_or(usize::MAX).saturating_sub(recorded.len())
}
